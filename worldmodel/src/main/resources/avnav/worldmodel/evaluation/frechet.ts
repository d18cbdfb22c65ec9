  def covariance(self, samples: Tensor) -> Tensor:
    centred = samples - torch.mean(samples, [0], True)
    return torch.matmul(torch.transpose(centred, 0, 1), centred) / (torch.size(samples, 0) - 1)

  def of_moments(self, mean_a: Tensor, a: Tensor, mean_b: Tensor, b: Tensor) -> Tensor:
    values, vectors = torch.linalg_eigh(a)
    scaled = vectors * torch.sqrt(torch.clamp(values, 0.0))
    root = torch.matmul(scaled, torch.transpose(vectors, 0, 1))
    both = torch.linalg_eigvalsh(torch.matmul(torch.matmul(root, b), root))
    shared = torch.sum(torch.sqrt(torch.clamp(both, 0.0)))
    return torch.sum(torch.pow(mean_a - mean_b, 2)) + torch.trace(a) + torch.trace(b) - shared * 2.0

  def of_samples(self, a: Tensor, b: Tensor) -> Tensor:
    mean_a = torch.mean(a, [0])
    mean_b = torch.mean(b, [0])
    return (self).of_moments(mean_a, (self).covariance(a), mean_b, (self).covariance(b))
