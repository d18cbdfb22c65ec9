  def latent_see(self, z: Tensor, p: List[Tensor]) -> Tensor:
    x = torch.relu(torch.conv2d(z, p[0], p[1], [1, 1], [1, 1]))
    x = torch.relu(torch.conv2d(x, p[2], p[3], [2, 2], [1, 1]))
    x = torch.relu(torch.linear(torch.flatten(x, 1), p[4], p[5]))
    return torch.relu(torch.linear(x, p[6], p[7]))

  def latent_hear(self, a: Tensor, p: List[Tensor]) -> Tensor:
    x = torch.relu(torch.linear(torch.flatten(a, 1), p[8], p[9]))
    x = torch.relu(torch.linear(x, p[10], p[11]))
    return torch.relu(torch.linear(x, p[12], p[13]))

  def latent_sense(self, z: Tensor, a: Tensor, p: List[Tensor]) -> Tensor:
    return torch.cat([(self).latent_hear(a, p), (self).latent_see(z, p)], 1)
