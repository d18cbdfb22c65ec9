  # Products as prediction wants them: weights cast and laid out before, few and large products, GELU inside one of them.

  def lin(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return ops.mkldnn._linear_pointwise((self).narrow(x), w, b, "none", annotate(List[Optional[number]], []), "")

  # A matrix in the order in which oneDNN reads it, which it would else put it into at every product; opaque to all else.
  def ready(self, w: Tensor) -> Tensor:
    return ops.mkldnn._reorder_linear_weight(torch.contiguous((self).narrow(w)), 1)

  # The queries' share of stacked queries, keys and values, times their scale.
  def scaled(self, w: Tensor) -> Tensor:
    parts = torch.split_with_sizes(w, [${width}, 2 * ${width}], 0)
    return torch.cat([parts[0] * (self).query_scale(), parts[1]], 0)

  # As p of a block, but queries to the context in 4 and 5, its keys and values in 6 and 7, the extra ones at the end.
  def ready_block(self, p: List[Tensor]) -> List[Tensor]:
    w = torch.split_with_sizes((self).scaled(p[4]), [${width}, 2 * ${width}], 0)
    b = torch.split_with_sizes((self).scaled(p[5]), [${width}, 2 * ${width}], 0)
    all = [(self).scaled(p[0]), (self).scaled(p[1]), p[2], p[3], w[0], b[0], w[1], b[1], p[8], p[9]]
    torch.extend(all, p[10:])
    ready = annotate(List[Tensor], [])
    for i in range(torch.floordiv(torch.len(all), 2)):
      torch.append(ready, (self).ready(all[2 * i]))
      torch.append(ready, torch.clone((self).narrow(all[2 * i + 1])))
    extra = (self).parts_by_head((self).narrow(torch.cat([p[6], p[7]], 2)), 2)
    torch.append(ready, torch.contiguous(extra))
    return ready

  # Of [R][heads][T][h / heads]; the queries' weights carry the scale. The fused kernel makes two small products per row and
  # head, which cost more than their numbers; in bfloat16 oneDNN has batched ones that do not.
  def weigh(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    if ${batched}:
      scores = torch.bmm(torch.flatten(q, 0, 1), torch.transpose(torch.flatten(k, 0, 1), 1, 2))
      shares = (self).narrow(torch.softmax((self).wide(scores), 2))
      o = torch.reshape(torch.bmm(shares, torch.flatten(v, 0, 1)), torch.size(q))
    else:
      o = torch.scaled_dot_product_attention(q, k, v, None, 0., False, scale=1.)
    return (self).by_token(o)

  # Parts by head as batched products want them.
  def laid_out(self, x: Tensor) -> Tensor:
    if ${batched}:
      x = torch.contiguous(x)
    return x

  def among_tokens(self, x: Tensor, p: List[Tensor]) -> Tensor:
    qkv = torch.unbind((self).laid_out((self).parts_by_head((self).lin(x, p[0], p[1]), 3)), 0)
    return (self).weigh(qkv[0], qkv[1], qkv[2])

  # The learned extra key and value stand behind those of the context.
  def to_context(self, x: Tensor, context: Tensor, p: List[Tensor]) -> Tensor:
    q = torch.squeeze((self).laid_out((self).parts_by_head((self).lin(x, p[4], p[5]), 1)), 0)
    told = (self).parts_by_head((self).lin(context, p[6], p[7]), 2)
    kv = torch.unbind(torch.cat([told, torch.expand(p[-1], [-1, torch.size(x, 0), -1, -1, -1])], 3), 0)
    return (self).weigh(q, kv[0], kv[1])

  def mlp(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    y = ops.mkldnn._linear_pointwise(x, p[i], p[i + 1], "gelu", annotate(List[Optional[number]], []), "tanh")
    return (self).lin(y, p[i + 2], p[i + 3])
